// Where the Node.js server answers one way or another. It takes CONNECT and DISCONNECT in a later tick than the frame that
// follows, so it depends on how TCP cut the frames into pieces whether an event finds its namespace joined. The file of
// recorded answers holds one of two; these are the others, seen in repeated runs. Either is right.
export const nodeRaces = {
  'CONNECT + EVENT pipelined on ws': '["40{\\"sid\\":\\"*\\"}","42[\\"hello\\",{}]","42[\\"echo\\",1]"]',
  'DISCONNECT 41 then EVENT  ["41","42[\\"echo\\",1]"]': '["CLOSE 1005"]',
  'disconnect(false) by server  ["42[\\"bye\\",false]","42[\\"echo\\",1]"]': '["41","CLOSE 1005"]',
};
