import { writeFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';

/** Half the size of a PNG that shows as much. */
const quality = 0.86;

/** Keeps what is on the screen as WebP, which the browser itself makes of it. */
export async function savePicture(page: Page, file: string): Promise<void> {
  const png = (await page.screenshot()).toString('base64');
  const maker = await page.context().newPage();
  const address = await maker.evaluate(
    async ([data, how]) => {
      const picture = new Image();
      picture.src = `data:image/png;base64,${data}`;
      await picture.decode();
      const canvas = document.createElement('canvas');
      canvas.width = picture.naturalWidth;
      canvas.height = picture.naturalHeight;
      canvas.getContext('2d')?.drawImage(picture, 0, 0);
      return canvas.toDataURL('image/webp', how);
    },
    [png, quality] as const,
  );
  await maker.close();
  await writeFile(file, Buffer.from(address.slice(address.indexOf(',') + 1), 'base64'));
}
