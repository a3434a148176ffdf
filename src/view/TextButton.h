// SPDX-License-Identifier: MIT
#pragma once

#include "view/PaintedButton.h"

namespace ecom67 {

/// A button that is words: filled for the one thing to do, outlined for others, bare in a line.
class TextButton : public PaintedButton
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TextButton)

public:
    enum class Kind { Primary, Secondary, Bare };

    explicit TextButton(QWidget *parent = nullptr);
    ~TextButton() override;

    void setKind(Kind kind);
    /// Half circles at both ends, for buttons that float over others.
    void setRound(bool isRound);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Kind m_kind = Kind::Secondary;
    bool m_isRound = false;
};

} // namespace ecom67
