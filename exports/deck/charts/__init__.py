"""Figures as charts of the presentation, with their numbers behind them."""
