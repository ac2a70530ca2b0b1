'use client';
import { useImperativeHandle, useMemo, useRef, type Ref } from 'react';
import { rulesOf } from '../core/upload-rules.js';
import { en } from '../locales/en.js';
import { withOverrides, type LabelOverrides } from '../locales/labels.js';
import { useDropArea } from '../react/use-drop-area.js';
import type { ImageUploadOptions } from '../react/use-image-upload.js';
import { pastes, usePaste } from '../react/use-paste.js';
import { useStable } from '../react/use-stable.js';
import { useUploader } from '../react/use-uploader.js';
import type { Uploader } from '../react/uploader.js';
import type { UploadResult } from '../core/upload-result.js';
import { Announcer } from './announcer.js';
import type { FormFieldSettings } from './form-field-settings.js';
import { FormValue } from './form-value.js';
import { RenderChildren, type ImageUploadChildren } from './render-children.js';
import { DropAreaContext, ImageUploadContext, type SlotClassNames } from './context.js';
import { useDeveloperHints } from './use-developer-hints.js';

/** What an app can do with a dropzone from outside. */
export type ImageUploadActions = Pick<Uploader, 'add' | 'upload' | 'clear'> & {
  /** Opens the file dialog; browsers allow it only as the answer to a click or a key. */
  readonly open: () => void;
};

/** The look of a dropzone, whatever it uploads. */
export interface ImageUploadLook<Result extends object> {
  readonly labels?: LabelOverrides | undefined;
  readonly className?: string | undefined;
  readonly classNames?: SlotClassNames | undefined;
  /** The package's style sheet then leaves this dropzone alone. */
  readonly unstyled?: boolean | undefined;
  /** Elements, or a function that gets the list and the verbs of `useImageUpload`. */
  readonly children?: ImageUploadChildren<Result>;
  readonly actionsRef?: Ref<ImageUploadActions> | undefined;
}

/** What {@link ImageUploadRoot} takes. */
export type ImageUploadRootProps<
  Options extends object,
  Result extends object,
> = ImageUploadOptions<Options, Result> & FormFieldSettings<Result> & ImageUploadLook<Result>;

const NO_CLASS_NAMES: SlotClassNames = {};

/** Holds one list of uploads for the parts inside it. Renders a `<div>`. */
export function ImageUploadRoot<Options extends object, Result extends object>(
  props: ImageUploadRootProps<Options, Result>,
) {
  const { actionsRef, children, className, classNames = NO_CLASS_NAMES, labels } = props;
  const { maxFiles, noKeyboard = false, provider, unstyled = false } = props;
  const { form, name, required, toFormValue } = props as FormFieldSettings<UploadResult>;
  const { multiple = maxFiles !== 1 } = props;
  const uploader = useUploader(props);
  const rules = useStable(rulesOf(provider, props));
  const area = useDropArea(uploader.add, rules, { ...props, multiple });
  const { disabled, open } = area;
  const context = useMemo(
    () => ({
      uploader,
      rules,
      labels: withOverrides(en, labels),
      classNames,
      disabled,
      multiple,
      noKeyboard,
      field: { form, name, required, toFormValue },
    }),
    [
      uploader,
      rules,
      labels,
      classNames,
      disabled,
      multiple,
      noKeyboard,
      form,
      name,
      required,
      toFormValue,
    ],
  );
  const { add, clear, upload } = uploader;
  useImperativeHandle(actionsRef, () => ({ add, clear, open, upload }), [add, clear, open, upload]);
  const element = useRef<HTMLDivElement>(null);
  usePaste(element, add, pastes(props));
  useDeveloperHints(props, element);
  const names = [unstyled ? undefined : 'iud', className, classNames.root].filter(Boolean);

  return (
    <ImageUploadContext.Provider value={context}>
      <DropAreaContext.Provider value={area}>
        <div
          ref={element}
          data-slot="root"
          data-disabled={disabled || undefined}
          className={names.join(' ') || undefined}
        >
          {typeof children === 'function' ? <RenderChildren render={children} /> : children}
          {name !== undefined && <FormValue name={name} />}
          <Announcer />
        </div>
      </DropAreaContext.Provider>
    </ImageUploadContext.Provider>
  );
}
