// The tags of TIFF 6.0, EXIF and DNG that are read here.

export const NEW_SUBFILE_TYPE = 0x00_fe;
export const IMAGE_WIDTH = 0x01_00;
export const IMAGE_LENGTH = 0x01_01;
export const COMPRESSION = 0x01_03;
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

export const STRIP_OFFSETS = 0x01_11;
export const STRIP_BYTE_COUNTS = 0x01_17;
export const JPEG_TABLES = 0x01_5b;
export const JPEG_START = 0x02_01;
export const JPEG_LENGTH = 0x02_02;
export const MAKER_NOTE = 0x92_7c;
/** Panasonic's own, in the first directory of an RW2. */
export const JPEG_FROM_RAW = 0x00_2e;
