"""What words mean to a child: how old a word is, what is simpler, how hard a text reads."""
