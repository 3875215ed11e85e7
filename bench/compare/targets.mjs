// What is asked of Parlance, as ratios to another server in the same run. `at` says which way is good.
const ours = ['parlance', 'parlance-epoll', 'parlance-lean'];

export const targets = [
  cost('echo with ack, 100 B', 'echo:100', 'node', 0.65, 0.5),
  cost('fan-out to 1,000, four publishes outstanding', 'fanmax:100', 'node', 0.25, 0.18),
  cost('fan-out to 1,000, 20 publishes a second', 'fanrate:100', 'node', 1, 0.7),
  cost('500 pairs at 5,000 messages a second', 'pairsrate:100', 'node', 1, 0.75),
  {
    what: 'the same, 99th percentile',
    work: 'pairsrate:100',
    figure: 'p99',
    unit: 'ms',
    against: 'node',
    at: 'most',
    must: 1.25,
    subjects: ours,
  },
  pace('500 pairs, closed loop', 'pairsmax:100', 'node', 2, 3.5),
  pace('long-polling echo', 'polling:100', 'node', 1.2, 1.5),
  pace('connections set up', 'connect', 'node', 1.5, 2.5),
  {
    what: 'resident memory for each of 10,000 idle connections',
    work: 'idle',
    figure: 'kibPerConnection',
    unit: 'KiB',
    against: 'node',
    at: 'most',
    must: 1,
    aimAbsolute: 8,
    subjects: ours,
  },
  cost('echo with ack, 100 B', 'echo:100', 'signalr', 0.6, 0.4),
  cost('fan-out to 1,000, four publishes outstanding', 'fanmax:100', 'signalr', 0.6, 0.4),
  pace('echo with ack, 100 B', 'echo:100', 'kestrel-pipe', 0.85, 1),
  pace('fan-out to 1,000, four publishes outstanding', 'fanmax:100', 'kestrel-pipe', 0.85, 1),
  {
    ...cost('gateway instead of handlers, echo 100 B', 'echo:100', 'parlance', 1.1, 1.02),
    subjects: ['parlance-gateway'],
  },
  {
    ...cost('gateway instead of handlers, echo 100 B', 'echo:100', 'parlance-epoll', 1.1, 1.02),
    subjects: ['parlance-epoll-gateway'],
  },
  {
    ...cost('admin UI allowed and nobody there, echo 100 B', 'echo:100', 'parlance-epoll', 1.1, 1.02),
    subjects: ['parlance-epoll-instrumented'],
  },
];

function cost(what, work, against, must, aim) {
  return { what, work, figure: 'cpuMicros', unit: 'µs', against, at: 'most', must, aim, subjects: ours };
}

function pace(what, work, against, must, aim) {
  return { what, work, figure: 'perSecond', unit: '/s', against, at: 'least', must, aim, subjects: ours };
}
