// Records what socket.io-parser 4.2.7 makes of packets: node record.mjs > vectors.json
// The package must be resolvable from the working directory.
import { createRequire } from 'node:module';

const require = createRequire(`${process.cwd()}/`);
const { Decoder, Encoder } = require('socket.io-parser');

// Binary stands in the file as { "$bin": base64 }.
const mark = (value) => {
  if (Buffer.isBuffer(value)) {
    return { $bin: value.toString('base64') };
  }
  if (Array.isArray(value)) {
    return value.map(mark);
  }
  if (value !== null && typeof value === 'object') {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, mark(inner)]));
  }
  return value;
};

const unmark = (value) => {
  if (Array.isArray(value)) {
    return value.map(unmark);
  }
  if (value !== null && typeof value === 'object') {
    return typeof value.$bin === 'string'
      ? Buffer.from(value.$bin, 'base64')
      : Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, unmark(inner)]));
  }
  return value;
};

const decode = (frames) => {
  const decoder = new Decoder();
  const packets = [];
  decoder.on('decoded', (packet) => packets.push(packet));
  try {
    for (const frame of frames) {
      decoder.add(typeof frame === 'string' ? frame : unmark(frame));
    }
  } catch (error) {
    return { frames, error: error.message };
  }
  // An id beyond 2^53 has lost its last digits here; the test knows.
  return { frames, packets: packets.map(({ type, nsp, id, data }) => mark({ type, nsp, id, data })) };
};

const encode = (packet) => {
  const frames = new Encoder().encode(unmark(packet));
  return { packet, frames: frames.map((frame) => (typeof frame === 'string' ? frame : mark(frame))) };
};

const payloads = [
  '',
  '{}',
  '{"a":1}',
  '[]',
  '[1]',
  '["e"]',
  '["e",1,"é"]',
  '["e",{"_placeholder":true,"num":0}]',
  '"x"',
  'null',
  'false',
  '[null]',
  '[{}]',
  '["connect"]',
  '["newListener",1]',
  '["e"]x',
  '["e",]',
  '[',
  '{',
  ' ["e"]',
  '["e"] ',
  "['e']",
  '["e"',
  '["e",01]',
  '{"a":1}}',
  '[1.50]',
  '[1e3]',
  '[-0]',
  '[1e21,2]',
];
const systematic = [0, 1, 2, 3, 4, 7].flatMap((type) =>
  ['', '/n,', '/n', '/n?q=1,', '/,'].flatMap((nsp) =>
    ['', '0', '007', '12'].flatMap((id) => payloads.map((payload) => [`${type}${nsp}${id}${payload}`])),
  ),
);

const b1 = { $bin: 'AQ==' };
const b2 = { $bin: 'Ag==' };
const p = (num) => `{"_placeholder":true,"num":${num}}`;
const binary = [
  [`51-["e",${p(0)}]`, b1],
  [`51-/n,3["e",${p(0)}]`, b1],
  [`61-3[${p(0)}]`, b1],
  [`61-[]`, b1],
  [`51-["e"]`, b1],
  [`51-["e",1,{"a":[{"b":${p(0)}}]}]`, b1],
  [`52-["e",${p(1)},{"a":${p(0)}}]`, b1, b2],
  [`52-["e",${p(0)},${p(0)}]`, b1, b2],
  [`501-["e",${p(0)}]`, b1],
  [`51-["e",${p(5)}]`, b1],
  [`51-["e",${p(-1)}]`, b1],
  [`51-["e",${p('"0"')}]`, b1],
  [`51-["e",${p('null')}]`, b1],
  [`51-["e",${p('0.0')}]`, b1],
  [`52-["e",${p('1e0')}]`, b1, b2],
  [`51-["e",${p('0.5')}]`, b1],
  [`51-["e",${p('[0]')}]`, b1],
  [`51-["e",{"_placeholder":true}]`, b1],
  [`51-["e",{"_placeholder":false,"num":0}]`, b1],
  [`51-["e",{"_placeholder":1,"num":0}]`, b1],
  [`51-["e",{"num":0,"x":[1],"_placeholder":true}]`, b1],
  [`51-["e",{"_placehold\\u0065r":true,"\\u006eum":0}]`, b1],
  [`51-["e",{"_placeholder":false,"_placeholder":true,"num":7,"num":0}]`, b1],
  [`51-["e",{"_placeholder":true,"_placeholder":{},"num":0}]`, b1],
  [`51-["e",{"_placeholder":true,"num":0,"x":${p(9)}}]`, b1],
  [`51-["e",{"_placeholder":[true],"num":${p(0)}}]`, b1],
  [`51-["e",{"a":${p(0)},"_placeholder":"no","num":9}]`, b1],
  [`50-["e",1]`],
  [`5-["e"]`],
  [`5["e"]`],
  [`5`],
  [`51`],
  [`51-`, b1],
  [`51-{}`],
  [`51-["disconnect"]`],
  [`5a-["e"]`],
  [`51a-["e"]`],
  [`5-1-["e"]`],
  [`51.0-["e",${p(0)}]`, b1],
  [`5 1-["e",${p(0)}]`, b1],
  [`50x1-["e",${p(0)}]`, b1],
  [`511-["e"]`],
  [`599999999999999999999999-["e"]`],
  [`510-["e",${p(9)}]`, ...Array.from({ length: 10 }, () => b2)],
  [`5["a-b"]`],
  [`51-["e",${p(0)}]`, '2["e"]'],
  [`52-["e",${p(0)}]`, b1, '2["e"]'],
  [b1],
  [`51-["e",${p(0)}]`, b1, b2],
  [`51-["e",${p(0)}]`, b1, '2["e",1]'],
];
const single = [
  '',
  ' ',
  'x',
  '8',
  '9["e"]',
  '-1',
  '2["e"]2',
  '42["e"]',
  '2{"0":"e"}',
  '2["\\u0063onnect"]',
  '2["connect_error"]',
  '2["disconnecting"]',
  '2["removeListener"]',
  '2["error"]',
  '2["__proto__",{"__proto__":1}]',
  '2["e","\\ud800"]',
  '2[true]',
  '2[["e"]]',
  '2/a["x",1]',
  '2/a["x"]',
  '2//,["e"]',
  '2["e",1]\u001e2["e",2]',
  '2 ["e"]',
  '21 ["e"]',
  '2\n["e"]',
  '2["e"]\n',
  '0 {}',
  '0 ',
  '2["e","a\u001eb"]',
  '2["e","tab\t"]',
  '2["e","\u2028\u007f"]',
  '2["e",1,2,3,4,5,6,7,8]',
  '2[1e400]',
  '2[123456789012345680000]',
  '2[0.000001]',
  '2[0.0000001]',
  '2[-1.5]',
  '2[1e-7,1]',
  '2[100000000000000000000]',
  '2[1000000000000000000000]',
  '2[0.1]',
  '2[5e-324]',
  '2[1.7976931348623157e308]',
  '2[12345.678]',
  '29007199254740993["e"]',
  '2123456789012["e"]',
  '2\ufeff["e"]',
  '2["e"]\ufeff',
  '2["e",/*c*/1]',
  '2["e",1,]',
  '2["e",NaN]',
  '2["e",\'a\']',
  '2["e","\\x"]',
  '2["e","\\u12"]',
  '2["e",.5]',
  '2["e",1.]',
  '2["e",+1]',
  '2["e",-]',
  '2["e",tru]',
  '2["e"}',
  '2["e",{"a"}]',
  '2["e",{"a":}]',
  '2["e",{a:1}]',
  '2["e",{"a":1,}]',
  '0{"a":{"b":[1,2,{}]}}',
  '0{"a"',
  '0{}{}',
];

const packets = [
  { type: 0, nsp: '/', data: { sid: 'x' } },
  { type: 0, nsp: '/n', data: { sid: 'x' } },
  { type: 1, nsp: '/' },
  { type: 1, nsp: '/n' },
  { type: 4, nsp: '/n?q=1', data: { message: 'no', data: { code: 42 } } },
  { type: 2, nsp: '/', data: ['e'] },
  {
    type: 2,
    nsp: '/n',
    id: 0,
    data: ['e', 1, 'é<>&\'+😀\u2028\u007f\u0001\b\f\n\r\t"\\/', true, null, [1, [2]], { a: { b: {} } }],
  },
  { type: 2, nsp: '/', data: ['e', '\ud800', 'a\udc00b', '\ud83d\ude00\ud83d'] },
  { type: 2, nsp: '/', data: ['e', 1.5, -0.25, 100000, 1e-3] },
  { type: 2, nsp: '/', id: 12, data: ['e', b1] },
  { type: 2, nsp: '/n', id: 3, data: ['e', b2, { a: [b1, { b: b2 }] }, 'x', b1] },
  { type: 3, nsp: '/', id: 7, data: [] },
  { type: 3, nsp: '/n', id: 123456789, data: ['ok', { a: 1 }] },
  { type: 3, nsp: '/n', id: 1, data: [{ $bin: '' }] },
];

const lines = (items) => items.map((item) => `  ${JSON.stringify(item)}`).join(',\n');
const decoded = [...systematic, ...single.map((text) => [text]), ...binary].map(decode);
process.stdout.write(`{"decode":[\n${lines(decoded)}\n],"encode":[\n${lines(packets.map(encode))}\n]}\n`);
