import type { HTMLAttributes } from 'react';
import { describe, expectTypeOf, it } from 'vitest';
import type { UploadResult } from '../../src/core/provider/upload-result.js';
import type { ReservedAttributes } from '../../src/dropzone/part-props.js';
import type { PROP_NAMES } from '../../src/dropzone/root/use-developer-hints.js';
import type { ImageUploadOptions, ImageUploadRootProps } from '../../src/index.js';
import type { SETTING_NAMES } from '../../src/uploader/setting-names.js';

/** Our props that share their names with attributes of an element. */
type SharedName = 'children' | 'className' | 'defaultValue' | 'onError' | 'onProgress';

type OwnName<Props> = Exclude<
  keyof Props,
  Exclude<keyof HTMLAttributes<HTMLElement>, SharedName> | keyof ReservedAttributes | 'key' | 'ref'
>;

describe('the names that misspelled props are compared with', () => {
  it('are all settings of useImageUpload', () => {
    expectTypeOf<(typeof SETTING_NAMES)[number]>().toEqualTypeOf<
      OwnName<ImageUploadOptions<object, UploadResult>>
    >();
  });

  it('are all props of the dropzone', () => {
    expectTypeOf<(typeof SETTING_NAMES | typeof PROP_NAMES)[number]>().toEqualTypeOf<
      OwnName<ImageUploadRootProps<object, UploadResult>>
    >();
  });
});
