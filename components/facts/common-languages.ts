/** Languages that news is written in, those with most readers first; any other may be typed. */
export const COMMON_LANGUAGES = (
  'en zh-Hans zh-Hant es hi ar fr bn pt ru ur id de ja sw mr te tr ta vi ko fa it th gu pl uk ml kn my ro nl el hu cs sv he ' +
  'bg da fi no sk hr sr lt sl lv et ca ka hy az kk uz ne si km lo mn am af ms fil is ga'
).split(' ');
