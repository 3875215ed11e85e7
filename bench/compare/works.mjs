// The works in the order of the table. `latency` where it is not just the closed loop's other face.
export const works = [
  { name: 'echo:100', what: 'echo with ack, 100 B', latency: false },
  { name: 'echo:1024', what: 'echo with ack, 1 KiB', latency: false },
  { name: 'fanmax:100', what: 'fan-out to 1,000, four outstanding; a delivery', latency: false },
  { name: 'fanrate:100', what: 'fan-out to 1,000, 20 a second; a delivery', latency: true },
  { name: 'pairsrate:100', what: '500 pairs at 5,000 messages a second', latency: true },
  { name: 'pairsmax:100', what: '500 pairs, closed loop', latency: false },
  { name: 'polling:100', what: 'long-polling echo, 100 B', latency: false },
  { name: 'connect', what: 'connections set up', latency: false },
  { name: 'idle', what: 'an idle connection of 10,000', latency: false },
];
