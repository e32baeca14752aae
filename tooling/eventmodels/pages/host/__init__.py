"""What only a site generator needs: navigation, heads, written pages, what changed."""
