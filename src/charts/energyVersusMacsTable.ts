import type { DigitalLine, ModelPoint } from './EnergyVersusMacs';
import type { ChartText } from './text';

/** Joules of a pass at an end of the band: 0 is 5 %, 1 is 95 %. */
export const energyAt = ({ band, macs }: ModelPoint, end: 0 | 1): number | null =>
  band ? band.femtojoulesPerMac[end] * macs * 1e-15 : null;

export function energyVersusMacsTable(
  models: readonly ModelPoint[],
  current: ModelPoint,
  digital: readonly DigitalLine[],
  text: ChartText,
) {
  const digitalColumns = digital.map((line, index) => ({
    key: `digital${index}`,
    label: text.t('column.digitalEnergy', { name: line.name }),
    unit: 'J',
  }));
  const row = (model: ModelPoint) => ({
    model: model.name,
    width: model.width,
    macs: model.macs,
    energy: model.energyJoules,
    perMac: model.femtojoulesPerMac,
    advantage: model.advantage,
    energyLow: energyAt(model, 0),
    energyHigh: energyAt(model, 1),
    ...Object.fromEntries(
      digital.map((line, index) => [`digital${index}`, model.macs * line.femtojoulesPerMac * 1e-15]),
    ),
  });
  return {
    columns: [
      { key: 'model', label: text.t('column.model'), unit: '' },
      { key: 'width', label: text.t('column.width'), unit: '' },
      { key: 'macs', label: text.t('column.macs'), unit: 'MAC' },
      { key: 'energy', label: text.t('column.energy'), unit: 'J' },
      { key: 'perMac', label: text.t('column.perMac'), unit: 'fJ', perMac: true as const },
      { key: 'advantage', label: text.t('column.advantage'), unit: '×' },
      { key: 'energyLow', label: `${text.t('column.energy')}, 5 %`, unit: 'J' },
      { key: 'energyHigh', label: `${text.t('column.energy')}, 95 %`, unit: 'J' },
      ...digitalColumns,
    ],
    rows: [row({ ...current, name: `${current.name} (${text.t('legend.yourDesign')})` }), ...models.map(row)],
  };
}
