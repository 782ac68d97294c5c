### Standings, map, history, simulator.
