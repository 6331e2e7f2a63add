"""Rules on bank accounts and on the numbers of people and companies."""
