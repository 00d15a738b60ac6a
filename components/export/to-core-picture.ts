/** How well a picture is kept that is written anew, 0 to 1. */
const QUALITY = 0.9;

/**
 * A picture as JPEG, on white where it is clear, as the browser draws it; null where it can't draw it. Of a WebP, AVIF or SVG
 * that every reader of EPUBs shall show.
 */
export async function toCorePicture(picture: Blob): Promise<Blob | null> {
  const image = new Image();
  const address = URL.createObjectURL(picture);
  try {
    image.src = address;
    await image.decode();
    const canvas = new OffscreenCanvas(image.naturalWidth, image.naturalHeight);
    const context = canvas.getContext('2d');
    if (!context) return null;
    context.fillStyle = 'white';
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.drawImage(image, 0, 0);
    return await canvas.convertToBlob({ type: 'image/jpeg', quality: QUALITY });
  } catch {
    // Broken, of no size, or too large for a canvas: the book does without.
    return null;
  } finally {
    URL.revokeObjectURL(address);
  }
}
