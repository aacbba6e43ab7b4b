import type { ReactElement } from 'react';
import { type ChartColour, colour } from '../palette';

/** Where a mark is drawn, in pixels. */
export interface MarkProps {
  cx?: number;
  cy?: number;
}

const hitRadius = 12;

/** A larger invisible disc takes the pointer, so that a mark can be met with a finger. */
function withHitArea(cx: number, cy: number, mark: ReactElement): ReactElement {
  return (
    <g>
      <circle cx={cx} cy={cy} r={hitRadius} fill="transparent" />
      {mark}
    </g>
  );
}

function placed(props: MarkProps, draw: (cx: number, cy: number) => ReactElement): ReactElement {
  const { cx, cy } = props;
  return cx !== undefined && cy !== undefined && Number.isFinite(cx) && Number.isFinite(cy) ? (
    draw(cx, cy)
  ) : (
    <g />
  );
}

/** An optical design of today. */
export const dotMark = (props: MarkProps) =>
  placed(props, (cx, cy) =>
    withHitArea(
      cx,
      cy,
      <circle cx={cx} cy={cy} r={4} fill={colour('surface')} stroke={colour('optical')} strokeWidth={2} />,
    ),
  );

/** An optical design of the future. */
export const diamondMark = (props: MarkProps) =>
  placed(props, (cx, cy) =>
    withHitArea(
      cx,
      cy,
      <path
        d={`M${cx} ${cy - 5.5}L${cx + 5.5} ${cy}L${cx} ${cy + 5.5}L${cx - 5.5} ${cy}Z`}
        fill={colour('surface')}
        stroke={colour('optical')}
        strokeWidth={2}
      />,
    ),
  );

/** The design of the reader. */
export const currentMark = (props: MarkProps) =>
  placed(props, (cx, cy) =>
    withHitArea(
      cx,
      cy,
      <g>
        <circle cx={cx} cy={cy} r={10} fill={colour('optical')} opacity={0.25} />
        <circle
          cx={cx}
          cy={cy}
          r={5.5}
          fill={colour('optical')}
          stroke={colour('surface')}
          strokeWidth={1.5}
        />
      </g>,
    ),
  );

/** A measured point, filled. */
export const measuredMark = (props: MarkProps) =>
  placed(props, (cx, cy) => withHitArea(cx, cy, <circle cx={cx} cy={cy} r={4.5} fill={colour('optical')} />));

/** A point computed offline: small, square and faint. */
export const referenceMark = (props: MarkProps) =>
  placed(props, (cx, cy) =>
    withHitArea(
      cx,
      cy,
      <rect x={cx - 3} y={cy - 3} width={6} height={6} fill={colour('muted')} opacity={0.55} />,
    ),
  );

/** A value printed in the paper. */
export const paperMark = (props: MarkProps) =>
  placed(props, (cx, cy) =>
    withHitArea(cx, cy, <rect x={cx - 4} y={cy - 4} width={8} height={8} fill={colour('muted')} />),
  );

/** How a kind of machine is marked: an open form is a rate or a claim, a filled one a measurement. */
export type MachineForm = 'dot' | 'disc' | 'diamond' | 'square';

/** A published machine. */
export const machineMark = (form: MachineForm, fill: ChartColour) => (props: MarkProps) =>
  placed(props, (cx, cy) => {
    const open = { fill: colour('surface'), stroke: colour(fill), strokeWidth: 2 };
    return withHitArea(
      cx,
      cy,
      form === 'disc' ? (
        <circle cx={cx} cy={cy} r={4.5} fill={colour(fill)} />
      ) : form === 'square' ? (
        <rect x={cx - 4} y={cy - 4} width={8} height={8} fill={colour(fill)} />
      ) : form === 'dot' ? (
        <circle cx={cx} cy={cy} r={4} {...open} />
      ) : (
        <path d={`M${cx} ${cy - 5.5}L${cx + 5.5} ${cy}L${cx} ${cy + 5.5}L${cx - 5.5} ${cy}Z`} {...open} />
      ),
    );
  });
