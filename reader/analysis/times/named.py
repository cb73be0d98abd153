"""Named days and seasons of several faiths and countries, with the precision that they have."""
