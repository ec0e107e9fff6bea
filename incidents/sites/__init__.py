"""Places that matter when something breaks near them: schools, quarantine sites, hospitals, posts, stations."""
