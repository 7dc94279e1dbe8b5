using System.ComponentModel.DataAnnotations;
using Entraide.Platform.Words;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;

namespace Entraide.Platform.Web;

/// <summary>What the framework would say about a field in its own English, said in the language of the page.</summary>
public sealed class FieldSentences : IValidationMetadataProvider
{
    static readonly T words = new();

    // The framework fills {1} and {2} with the bounds.
    public static string Missing => words["Please fill this in."];
    public static string TooLong => words["This is too long: at most {1} characters, please."];
    public static string OutOfRange => words["Please choose a number from {1} to {2}."];
    static string Unreadable => words["This cannot be read here. Please choose or write it anew."];

    public void CreateValidationMetadata(ValidationMetadataProviderContext context)
    {
        foreach (var rule in context.ValidationMetadata.ValidatorMetadata.OfType<ValidationAttribute>().Where(r => r.ErrorMessage is null && r.ErrorMessageResourceName is null))
        {
            var sentence = rule switch { RequiredAttribute => nameof(Missing), StringLengthAttribute => nameof(TooLong), RangeAttribute => nameof(OutOfRange), _ => null };
            if (sentence is not null) (rule.ErrorMessageResourceType, rule.ErrorMessageResourceName) = (typeof(FieldSentences), sentence);
        }
    }

    public static void Say(DefaultModelBindingMessageProvider say)
    {
        say.SetValueMustNotBeNullAccessor(_ => Missing);
        say.SetMissingBindRequiredValueAccessor(_ => Missing);
        say.SetMissingKeyOrValueAccessor(() => Missing);
        say.SetMissingRequestBodyRequiredValueAccessor(() => Missing);
        say.SetAttemptedValueIsInvalidAccessor((_, _) => Unreadable);
        say.SetNonPropertyAttemptedValueIsInvalidAccessor(_ => Unreadable);
        say.SetUnknownValueIsInvalidAccessor(_ => Unreadable);
        say.SetNonPropertyUnknownValueIsInvalidAccessor(() => Unreadable);
        say.SetValueIsInvalidAccessor(_ => Unreadable);
        say.SetValueMustBeANumberAccessor(_ => Unreadable);
        say.SetNonPropertyValueMustBeANumberAccessor(() => Unreadable);
    }
}

/// <summary>The fields of a page whose answers could not be kept, as they were drawn: label, what is wrong, and where.</summary>
public static class FieldProblems
{
    public static List<(string Id, string Label, string Problem)> Of(HttpContext context) =>
        (List<(string, string, string)>)(context.Items[typeof(FieldProblems)] ??= new List<(string, string, string)>());
}
