"""Measurements of accuracy and speed. ``python -m benchmarks`` runs them; nothing here is installed."""
