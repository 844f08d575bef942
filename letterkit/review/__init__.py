"""Review: comments that stay on their words, rounds, and the review questions."""
