import { useCallback } from 'react';
import { firstPaint } from '../../state/firstPaint';
import { useOverrides } from '../../state/scenarioStore';

/** Keeps the room of the charts until they are there, so that nothing jumps. */
export function ChartPlaces({ label }: { label: string }) {
  return (
    <div className="chart-grid" aria-busy="true" role="status" aria-label={label}>
      <div className="chart-place">
        <FirstPicture />
      </div>
      <div className="chart-place" />
      <div className="chart-place chart-place--low" />
      <div className="chart-place chart-place--low" />
    </div>
  );
}

/** The curve that the document brought, where the page is still about that one. */
export function FirstPicture() {
  const isDefault = Object.keys(useOverrides()).length === 0;
  const { picture } = firstPaint();
  const bring = useCallback(
    (place: HTMLDivElement | null) => {
      if (place && picture) place.replaceChildren(picture.cloneNode(true));
    },
    [picture],
  );
  return isDefault ? <div ref={bring} /> : null;
}
