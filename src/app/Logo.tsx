/** One beam in, fanned out to many weights: why light saves energy at all. */
export function Logo({ size = 22 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" fill="none" aria-hidden="true">
      <g stroke="currentColor" strokeWidth="2" strokeLinecap="round">
        <path d="M2.5 12H9" />
        <path d="M9 12 L20 5" />
        <path d="M9 12 H20.5" />
        <path d="M9 12 L20 19" />
      </g>
      <circle cx="9" cy="12" r="2.6" fill="currentColor" />
    </svg>
  );
}
