"""Speed and bytes, as ratios against a named peer in one run; each file is one command, results are kept as JSON."""
