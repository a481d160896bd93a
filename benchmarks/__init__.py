"""How fast the bot is, told as ratios to what the same work costs without it. Run by `make bench`."""
