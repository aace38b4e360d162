"""Rounds of coding: who codes what, drawn and dealt out before anyone begins, and frozen after."""
