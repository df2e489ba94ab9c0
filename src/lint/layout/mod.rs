//! How a DOCX looks (版式): what GB/T 9704—2012 says of it, and what offices do. Silent for a text that has no layout.
//!
//! - [`view`] which paragraph is what, and where to point · [`measure`] lengths in a clerk's words · [`family`] names of fonts
//! - [`around`] 主送机关, 附件说明, 署名 and 成文日期 · [`signature`] 署名 and 成文日期
//! - [`paper_size`] N741
//! - [`page_margin`] N742
//! - [`body_font`] N743
//! - [`line_pitch`] N744
//! - [`char_pitch`] N745
//! - [`first_line_indent`] N746
//! - [`space_indent`] N747
//! - [`title_form`] N748
//! - [`heading_font`] N749
//! - [`page_number`] N750
//! - [`landscape_page`] N751
//! - [`punctuation_control`] N752
//! - [`script_gap`] N753
//! - [`widow_control`] N754
//! - [`table_form`] N755
//! - [`letterhead_place`] N756
//! - [`urgency_mark`] N757
//! - [`recipient_place`] N758
//! - [`annex_note`] N759
//! - [`annex_page`] N760
//! - [`signature_place`] N761
//! - [`closing_note`] N762
//! - [`imprint_form`] N763
//! - [`revision_leftover`] N764
//! - [`manual_break`] N765
//! - [`indent_conflict`] N766
//! - [`overhang_mix`] N767
//! - [`kana_squeeze`] N768
//! - [`signer_seal`] N769
//! - [`missing_style`] N770
//! - [`outline_level`] N771
//! - [`element_order`] N772
//! - [`missing_part`] N773
//! - [`property_title`] N774
//! - [`signer_form`] N775
//! - [`letter_form`] N776
//! - [`order_form`] N777
//! - [`minutes_form`] N778
//! - [`blank_run`] N779
//! - [`separator_line`] N780
//! - [`split_signature`] N781
//! - [`theme_font`] N782
//! - [`property_blank`] N783
//! - [`row_split`] N784
//! - [`imprint_line`] N785
//! - [`mark_place`] N786
//! - [`mark_font`] N787
//! - [`letter_line`] N788

pub mod annex_note;
pub mod annex_page;
pub mod around;
pub mod blank_run;
pub mod body_font;
pub mod char_pitch;
pub mod closing_note;
pub mod element_order;
pub mod family;
pub mod first_line_indent;
pub mod heading_font;
pub mod imprint_form;
pub mod imprint_line;
pub mod indent_conflict;
pub mod kana_squeeze;
pub mod landscape_page;
pub mod letter_form;
pub mod letter_line;
pub mod letterhead_place;
pub mod line_pitch;
pub mod manual_break;
pub mod mark_font;
pub mod mark_place;
pub mod measure;
pub mod minutes_form;
pub mod missing_part;
pub mod missing_style;
pub mod order_form;
pub mod outline_level;
pub mod overhang_mix;
pub mod page_margin;
pub mod page_number;
pub mod paper_size;
pub mod property_blank;
pub mod property_title;
pub mod punctuation_control;
pub mod recipient_place;
pub mod revision_leftover;
pub mod row_split;
pub mod script_gap;
pub mod separator_line;
pub mod signature;
pub mod signature_place;
pub mod signer_form;
pub mod signer_seal;
pub mod space_indent;
pub mod split_signature;
pub mod table_form;
pub mod theme_font;
pub mod title_form;
pub mod urgency_mark;
pub mod view;
pub mod widow_control;

use crate::diagnostic::Code;

/// Whether a code is that of a rule on the layout.
pub fn is_layout(code: Code) -> bool {
    (Code::N741..=Code::N788).contains(&code)
}
