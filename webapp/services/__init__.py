"""What journeys share: plain functions between a page and the store. No routes, no SQL."""
