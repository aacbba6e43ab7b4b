export { exchangeFjPerMacAndTopsPerWatt, formatTopsPerWatt } from './dataSheet';
export { formatNumber, formatPercent, formatQuantity, formatRatio } from './format';
export { parseQuantity } from './parse';
