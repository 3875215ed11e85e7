// Where the Node.js server answers one way or another. It handles packets in a later tick than it reads them, so it depends
// on how TCP cut the frames into pieces whether an event finds its namespace joined, or is handled before a bad frame behind
// it closes the connection. The recorded answers hold one of two; these are the others, seen in repeated runs.
export const nodeRaces = {
  'CONNECT + EVENT pipelined on ws': '["40{\\"sid\\":\\"*\\"}","42[\\"hello\\",{}]","42[\\"echo\\",1]"]',
  'DISCONNECT 41 then EVENT  ["41","42[\\"echo\\",1]"]': '["CLOSE 1005"]',
  'disconnect(false) by server  ["42[\\"bye\\",false]","42[\\"echo\\",1]"]': '["41","CLOSE 1005"]',
  'record separator inside ws text  ["42[\\"echo\\",\\"a\\\\u001eb\\"]","42[\\"echo\\",1]\\u001e42[\\"echo\\",2]"]':
    '["42[\\"echo\\",\\"a\\\\u001eb\\"]","42[\\"server-error\\",\\"invalid payload\\"]","CLOSE 1005"]',
};
