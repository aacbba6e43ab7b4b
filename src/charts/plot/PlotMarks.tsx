import { memo, type ReactElement } from 'react';
import type { MarkProps } from './marks';
import { type DataPoint, usePlot } from './plotSpace';

interface PlotMarksProps<Row extends DataPoint> {
  data: readonly Row[];
  shape: (props: MarkProps) => ReactElement;
}

/** Marks at positions in data coordinates; the one under the pointer is explained by the plot. */
export function PlotMarks<Row extends DataPoint>({ data, shape }: PlotMarksProps<Row>) {
  const { area, toPixels, onHover } = usePlot();
  const isInside = (at: DataPoint) =>
    at.x >= area.x - 1 &&
    at.x <= area.x + area.width + 1 &&
    at.y >= area.y - 1 &&
    at.y <= area.y + area.height + 1;
  return data.map((row, index) => {
    const at = toPixels(row);
    if (!at || !isInside(at)) return null;
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: marks have no name of their own and keep their order
      <g key={index} onPointerEnter={() => onHover({ row, at })} onPointerLeave={() => onHover(null)}>
        <Mark shape={shape} cx={at.x} cy={at.y} />
      </g>
    );
  });
}

/** Drawn again only when it has moved: of the many marks of a chart, a slider moves few. */
const Mark = memo(({ shape, cx, cy }: Required<MarkProps> & Pick<PlotMarksProps<DataPoint>, 'shape'>) =>
  shape({ cx, cy }),
);
