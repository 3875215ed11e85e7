// Socket.IO on Node.js, with what its own page on performance advises: the native add-ons of ws, and the first request given back to the collector.
//   node server.mjs PORT
import { createServer } from 'node:http';
import { Server } from 'socket.io';
import { serve } from './contract.mjs';

const http = createServer();
const io = new Server(http, { serveClient: false });
io.engine.on('connection', (rawSocket) => {
  rawSocket.request = null;
});
serve(io);
http.listen(Number(process.argv[2]), '127.0.0.1');
