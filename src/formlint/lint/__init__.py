"""One page: what is believed of it, which rules are asked, and the report that follows."""
