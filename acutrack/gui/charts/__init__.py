"""Charts on the screen: one small painter of `charts.spec.Chart`, its table, and its ways in.

pyqtgraph and numpy load when the first chart is shown (`canvas` is imported then), never at start.
"""
