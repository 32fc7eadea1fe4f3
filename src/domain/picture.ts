/** What a picture looks like from its first bytes; a name or a type that came along proves nothing. */

const starts: readonly (readonly number[])[] = [
  [0xff, 0xd8, 0xff], // JPEG
  [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], // PNG
  [0x47, 0x49, 0x46, 0x38], // GIF
  [0x42, 0x4d], // BMP
];
const RIFF = [0x52, 0x49, 0x46, 0x46];
const WEBP = [0x57, 0x45, 0x42, 0x50];
const begins = (bytes: Uint8Array, signature: readonly number[], at = 0): boolean =>
  signature.every((byte, index) => bytes[at + index] === byte);

/** Are these the bytes of a JPEG, PNG, GIF, BMP or WebP? */
export const isPicture = (bytes: Uint8Array): boolean =>
  starts.some((signature) => begins(bytes, signature)) || (begins(bytes, RIFF) && begins(bytes, WEBP, 8));
