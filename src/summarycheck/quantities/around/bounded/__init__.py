"""Bounds of equal numbers: lost or turned (``limits``), said a little farther off (``nearby``), by the target alone (``unsaid``)."""
