"""How complete all categories are in theory, side by side."""
