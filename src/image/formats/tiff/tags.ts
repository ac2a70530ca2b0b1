// The tags of TIFF 6.0, EXIF and DNG that are used here.

export const NEW_SUBFILE_TYPE = 0x00_fe;
export const IMAGE_WIDTH = 0x01_00;
export const IMAGE_LENGTH = 0x01_01;
export const COMPRESSION = 0x01_03;
export const BITS_PER_SAMPLE = 0x01_02;
export const PHOTOMETRIC_INTERPRETATION = 0x01_06;
export const MAKE = 0x01_0f;
export const ORIENTATION = 0x01_12;
export const SUB_DIRECTORIES = 0x01_4a;

export const EXIF_DIRECTORY = 0x87_69;
export const COLOR_SPACE = 0xa0_01;
export const PIXEL_X_DIMENSION = 0xa0_02;
export const PIXEL_Y_DIMENSION = 0xa0_03;

export const DNG_VERSION = 0xc6_12;
export const DEFAULT_SCALE = 0xc6_1e;
export const DEFAULT_CROP_SIZE = 0xc6_20;

export const FILL_ORDER = 0x01_0a;
export const STRIP_OFFSETS = 0x01_11;
export const SAMPLES_PER_PIXEL = 0x01_15;
export const ROWS_PER_STRIP = 0x01_16;
export const STRIP_BYTE_COUNTS = 0x01_17;
export const PLANAR_CONFIGURATION = 0x01_1c;
export const PREDICTOR = 0x01_3d;
export const COLOR_MAP = 0x01_40;
export const TILE_WIDTH = 0x01_42;
export const TILE_LENGTH = 0x01_43;
export const TILE_OFFSETS = 0x01_44;
export const TILE_BYTE_COUNTS = 0x01_45;
export const EXTRA_SAMPLES = 0x01_52;
export const SAMPLE_FORMAT = 0x01_53;
export const JPEG_TABLES = 0x01_5b;
export const YCBCR_SUB_SAMPLING = 0x02_12;
export const ICC_PROFILE = 0x87_73;
export const JPEG_START = 0x02_01;
export const JPEG_LENGTH = 0x02_02;
export const MAKER_NOTE = 0x92_7c;
/** Panasonic's own tag, in the first directory of an RW2. */
export const JPEG_FROM_RAW = 0x00_2e;

/** All tags that the pixels of a directory depend on. */
export const PIXEL_TAGS: ReadonlySet<number> = new Set([
  IMAGE_WIDTH,
  IMAGE_LENGTH,
  BITS_PER_SAMPLE,
  COMPRESSION,
  PHOTOMETRIC_INTERPRETATION,
  FILL_ORDER,
  SAMPLES_PER_PIXEL,
  PLANAR_CONFIGURATION,
  PREDICTOR,
  COLOR_MAP,
  STRIP_OFFSETS,
  ROWS_PER_STRIP,
  STRIP_BYTE_COUNTS,
  TILE_WIDTH,
  TILE_LENGTH,
  TILE_OFFSETS,
  TILE_BYTE_COUNTS,
  EXTRA_SAMPLES,
  SAMPLE_FORMAT,
  JPEG_TABLES,
  YCBCR_SUB_SAMPLING,
]);
