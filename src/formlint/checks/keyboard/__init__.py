"""Rules on the on-screen keyboard that phones show for a field."""
