// SPDX-License-Identifier: MIT
#pragma once

#include "model/SettingField.h"

#include <QString>

namespace ecom67 {

/// The words of a dialog of settings. The only place of this layer that knows keys of settings: a
/// new one needs its label here, and its choices if it has any.
namespace settingText {

/// What a setting is called; what the table says about it, in English, where there is no label.
QString label(const SettingDefinition &definition);

/// What one of its choices is called; the choice itself where there is no word.
QString choice(const SettingDefinition &definition, const QString &value);

/// Where the value comes from, and when what is saved counts; one or more sentences.
QString source(const SettingField &field);

/// What is wrong with it and what to change, empty when all is well.
QString problem(const SettingField &field);

} // namespace settingText

} // namespace ecom67
