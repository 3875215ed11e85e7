/** What every peer answers: echo with an acknowledgement, rooms, and messages to the others in one. */
export function serve(io) {
  io.on('connection', (socket) => {
    socket.on('echo', (payload, ack) => ack(payload));
    socket.on('join', (room, ack) => {
      socket.join(room);
      ack();
    });
    socket.on('publish', (room, payload) => {
      socket.to(room).emit('msg', payload);
    });
  });
}
