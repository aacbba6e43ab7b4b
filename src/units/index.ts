export { type FormatOptions, formatNumber, formatPercent, formatQuantity, formatRatio } from './format';
export { type ParsedQuantity, parseQuantity } from './parse';
