/** All Chinese strings of the page that do not come with a view of their own; in a chunk that only Chinese readers load. */
import charts from './charts.zh.json';
import noise from './noise.zh.json';
import parameters from './parameters.zh.json';
import page from './zh.json';

export default { ...page, ...parameters, charts, noise };
