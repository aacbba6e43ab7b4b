import { encode } from 'uqr';

/** Bytes that the largest code holds at the lowest level of correction. */
const capacity = 2950;
/** Modules of white that a reader needs around the code. */
const quiet = 4;

interface QrCodeProps {
  text: string;
  label: string;
  /** As large as the window, for the last row of a lecture hall. */
  isLarge: boolean;
}

export const fitsQrCode = (text: string): boolean => new TextEncoder().encode(text).length <= capacity;

/** A QR code, dark on white in every appearance: many readers cannot do the opposite. */
export function QrCode({ text, label, isLarge }: QrCodeProps) {
  const { data, size } = encode(text, { ecc: 'L', border: 0 });
  const path = data
    .flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : '')))
    .join('');
  const edge = size + 2 * quiet;
  return (
    <svg
      className={isLarge ? 'share__qr share__qr--large' : 'share__qr'}
      viewBox={`${-quiet} ${-quiet} ${edge} ${edge}`}
      role="img"
      aria-label={label}
    >
      <rect x={-quiet} y={-quiet} width={edge} height={edge} fill="#fff" />
      <path d={path} fill="#000" shapeRendering="crispEdges" />
    </svg>
  );
}
