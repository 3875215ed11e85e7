// Socket.IO on Bun with the engine of Socket.IO's authors for it, which uses Bun's own WebSockets.
//   bun server.mjs PORT
import { Server as Engine } from '@socket.io/bun-engine';
import { Server } from 'socket.io';
import { serve } from '../node/contract.mjs';

const io = new Server();
const engine = new Engine({ path: '/socket.io/' });
io.bind(engine);
serve(io);
Bun.serve({ port: Number(process.argv[2]), hostname: '127.0.0.1', ...engine.handler() });
