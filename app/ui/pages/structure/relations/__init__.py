"""The relations between codes and categories and the quotations that speak for or against."""
