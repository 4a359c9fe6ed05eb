"""Pages build, connect, ask and show; they compute nothing and hold no records of their own."""
