// What the server takes (docs/protocol.md, 'Emoji of the server').
const bytesMax = 256 * 1_024;
const sideMax = 512;
const types = ['image/png', 'image/jpeg', 'image/gif', 'image/webp'];
/** An emoji is never shown larger; this is enough for the finest screens. */
const madeSide = 128;

export const pictureTypes = types.join(',');

export type PictureProblem = 'wrong' | 'large';

export class PictureError extends Error {
  readonly problem: PictureProblem;

  constructor(problem: PictureProblem) {
    super(problem);
    this.problem = problem;
  }
}

/** What is to be done with a picture of this kind and size: it is sent as it is, made smaller first, or not taken. */
export function fitOf(type: string, bytes: number, width: number, height: number): 'asIs' | 'smaller' | PictureProblem {
  if (!types.includes(type)) {
    return 'wrong';
  }
  if (bytes <= bytesMax && width <= sideMax && height <= sideMax) {
    return 'asIs';
  }
  // Made smaller it would stand still.
  return type === 'image/gif' ? 'large' : 'smaller';
}

/** A name for a picture, from that of its file. */
export const nameFrom = (file: string): string =>
  file
    .replace(/\.[^.]*$/u, '')
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replaceAll('đ', 'd')
    .replace(/[^a-z0-9_+-]+/gu, '-')
    .replace(/^-+|-+$/gu, '')
    .slice(0, 32);

export const isName = (name: string): boolean => /^[a-z0-9_+-]{1,32}$/u.test(name);

/** The file in a size that the server takes. */
export async function fitting(file: File): Promise<Blob> {
  const bitmap = await createImageBitmap(file).catch(() => {
    throw new PictureError('wrong');
  });
  const { width, height } = bitmap;
  const fit = fitOf(file.type, file.size, width, height);
  if (fit === 'asIs') {
    return file;
  }
  if (fit !== 'smaller') {
    throw new PictureError(fit);
  }
  const scale = Math.min(1, madeSide / Math.max(width, height));
  const canvas = new OffscreenCanvas(Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale)));
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  return await canvas.convertToBlob({ type: 'image/png' });
}

export async function base64Of(picture: Blob): Promise<string> {
  const bytes = new Uint8Array(await picture.arrayBuffer());
  let text = '';
  for (const byte of bytes) {
    text += String.fromCharCode(byte);
  }
  return btoa(text);
}
