export { formatNumber, formatPercent, formatQuantity, formatRatio } from './format';
export { parseQuantity } from './parse';
