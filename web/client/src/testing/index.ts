// For tests of programs that stand on the client: a server in memory, and clients of it.
export { FakeServer } from './fake-server.ts';
export { clientOf, FakeBrowser, settled, textsOf } from './fakes.ts';
