// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

class QLabel;

namespace ecom67 {

class TextButton;

/// Above the field: says that a message is being edited, and the way out. Hidden otherwise.
class EditStrip : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(EditStrip)

public:
    explicit EditStrip(QWidget *parent = nullptr);
    ~EditStrip() override;

    void setSentence(const QString &sentence); ///< empty: hidden
    QString sentence() const;

Q_SIGNALS:
    void cancelRequested();

private:
    QLabel *m_sentence;
    TextButton *m_cancel;
};

} // namespace ecom67
